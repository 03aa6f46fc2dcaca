/**
 * SQL for `column` being one of an array of bigint, said so that Postgres needs no statistics to look only there. Of a business that has
 * just got a hundred thousand rows it believes that there are a few, reads them all, and holds each against the array: 79 ms instead of 2
 * for 50 of 3,000 rows. Ids of a batch lie close together, so their bounds are as good as the array.
 */
export const within = (column: string, array: string): string =>
  `${column} = ANY(${array}::bigint[]) AND ${column} BETWEEN (SELECT min(i) FROM unnest(${array}::bigint[]) i) AND (SELECT max(i) FROM unnest(${array}::bigint[]) i)`;
