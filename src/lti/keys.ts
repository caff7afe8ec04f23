/** A private key of the tool, with the `kid` under which its public half is published (SEC 1.0 §6.3). RS256. */
export type SigningKey = { kid: string; privateKey: CryptoKey };
