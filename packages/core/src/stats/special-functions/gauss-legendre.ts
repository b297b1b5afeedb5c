/** Points and weights of a quadrature over [0, 1]. */
export type Quadrature = readonly { readonly at: number; readonly weight: number }[];

/** The Gauss-Legendre quadrature of `size` points over [0, 1]: exact for polynomials of degree `2 size - 1`. */
export function gaussLegendre(size: number): Quadrature {
  return Array.from({ length: size }, (_, index) => {
    let x = Math.cos((Math.PI * (index + 0.75)) / (size + 0.5));
    let { value, slope } = legendre(size, x);
    // The starting point is close enough for Newton's method to settle in three steps or four.
    for (let step = 0; step < 5; step += 1) {
      x -= value / slope;
      ({ value, slope } = legendre(size, x));
    }
    return { at: (1 - x) / 2, weight: 1 / ((1 - x * x) * slope * slope) };
  });
}

/**
 * For each point of a quadrature, the weights that integrate from 0 up to it: exact for polynomials of a degree below the
 * number of points.
 */
export function runningWeights(points: Quadrature): readonly (readonly number[])[] {
  const polynomials = points.map(({ at }) => legendreUpTo(points.length, 2 * at - 1));
  return polynomials.map((upper) =>
    points.map(({ weight }, index) => {
      const here = polynomials[index] ?? [];
      // The integral of P(n) from -1 is (P(n + 1) - P(n - 1)) / (2 n + 1), where P(-1) stands for -1.
      const terms = points.map(
        (_, n) => (here[n] ?? 0) * ((upper[n + 1] ?? 0) - (n === 0 ? -1 : (upper[n - 1] ?? 0))),
      );
      return (weight / 2) * terms.reduce((sum, term) => sum + term, 0);
    }),
  );
}

function legendre(degree: number, x: number): { readonly value: number; readonly slope: number } {
  const values = legendreUpTo(degree, x);
  const [previous = 0, value = 0] = values.slice(-2);
  return { value, slope: (degree * (x * value - previous)) / (x * x - 1) };
}

/** The Legendre polynomials of degree 0 to `degree` at x. */
function legendreUpTo(degree: number, x: number): readonly number[] {
  const values = [1, x];
  for (let k = 2; k <= degree; k += 1) {
    values.push(((2 * k - 1) * x * (values[k - 1] ?? 0) - (k - 1) * (values[k - 2] ?? 0)) / k);
  }
  return values;
}
