/** Literals that are known, and whatever else the vendor may send. */
export type OpenLiteral<Known extends string> = Known | (string & {});
