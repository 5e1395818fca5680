/** The address in DATABASE_URL cannot be used, or the place is taken: the message says what to do. */
export class DatabaseError extends Error {}
