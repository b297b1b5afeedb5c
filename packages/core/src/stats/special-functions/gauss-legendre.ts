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

function legendre(degree: number, x: number): { readonly value: number; readonly slope: number } {
  let previous = 1;
  let value = x;
  for (let k = 2; k <= degree; k += 1) {
    [previous, value] = [value, ((2 * k - 1) * x * value - (k - 1) * previous) / k];
  }
  return { value, slope: (degree * (x * value - previous)) / (x * x - 1) };
}
