import { InvalidInputError } from '../errors/invalid-input-error.ts';

// Meta's own table, not ISO 4217: Meta counts KWD, BHD and JOD in hundredths, and HUF, TWD or ISK in whole units.
// https://developers.facebook.com/docs/marketing-api/currencies
const WITHOUT_MINOR_UNITS = new Set('CLP COP CRC HUF ISK IDR JPY KRW PYG TWD VND'.split(' '));
const IN_HUNDREDTHS = new Set(
  (
    'AED ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BMD BND BOB BRL BSD BWP BYN BZD CAD CHF CNY CZK DKK DOP DZD ' +
    'EGP ETB EUR FJD GBP GEL GHS GTQ GYD HKD HNL HRK ILS INR IQD JMD JOD KES KGS KHR KWD KYD KZT LAK LBP LKR MAD MDL ' +
    'MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN QAR RON RSD RUB ' +
    'SAR SEK SGD THB TND TRY TTD TZS UAH USD UYU UZS VES XCD ZAR ZMW'
  ).split(' '),
);

/** Whether Meta has ad accounts in the currency. */
export function isCurrency(currency: string): boolean {
  return IN_HUNDREDTHS.has(currency) || WITHOUT_MINOR_UNITS.has(currency);
}

/**
 * Minor units in one major unit of an ad account currency as Meta counts them: 100, or 1 where there are none.
 *
 * @throws InvalidInputError for a currency that is not in Meta's table
 */
export function currencyOffset(currency: string): 1 | 100 {
  if (IN_HUNDREDTHS.has(currency)) return 100;
  if (WITHOUT_MINOR_UNITS.has(currency)) return 1;
  throw new InvalidInputError({ argument: 'currency', message: `unknown currency: ${currency}` });
}
