import type { QueryRunner } from 'typeorm';

/** Group roles: login roles of the processes are members, and own nothing. */
export const APP_ROLE = 'tarakazan_app';
export const CEO_ROLE = 'tarakazan_ceo';
/** What the panel's process becomes for an owner's or a cashier's transaction: it sees that business alone, whatever the code forgot. */
export const STAFF_ROLE = 'tarakazan_staff';

/** Written as a sub-select so that it is evaluated once a query, not once a row. */
const CURRENT_BUSINESS = `(SELECT nullif(current_setting('app.business_id', true), '')::bigint)`;

/** Row-level security, forced: a tenant sees its own business's rows, the CEO's role all. */
export async function protectTenantTables(runner: QueryRunner, tables: string[]): Promise<void> {
  for (const table of tables) {
    await runner.query(`
      ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY own_business ON ${table} TO ${APP_ROLE}, ${STAFF_ROLE}
        USING (business_id = ${CURRENT_BUSINESS}) WITH CHECK (business_id = ${CURRENT_BUSINESS});
      CREATE POLICY every_business ON ${table} TO ${CEO_ROLE} USING (true) WITH CHECK (true);
    `);
  }
}

/** Tables from before there was a role for staff: the same policy, for it too. */
export async function letStaffSeeItsOwn(runner: QueryRunner): Promise<void> {
  const tables = (await runner.query(
    `SELECT tablename AS name FROM pg_policies WHERE schemaname = 'public' AND policyname = 'own_business'`,
  )) as { name: string }[];
  for (const { name } of tables)
    await runner.query(`ALTER POLICY own_business ON ${name} TO ${APP_ROLE}, ${STAFF_ROLE}`);
}

/**
 * Row-level security binds the owner of the tables too, unless it is a superuser. The rotation of keys runs by the owner's login, one
 * business at a time. To be called by that login.
 */
export async function letOwnerReachOneBusiness(runner: QueryRunner, tables: string[]): Promise<void> {
  for (const table of tables)
    await runner.query(
      `CREATE POLICY owner_one_business ON ${table} TO CURRENT_USER
         USING (business_id = ${CURRENT_BUSINESS}) WITH CHECK (business_id = ${CURRENT_BUSINESS})`,
    );
}

type Grants = Record<string, string[]>;

/** Exactly these rights and no others; sequences are usable by all. */
export async function grantTables(
  runner: QueryRunner,
  grants: { app: Grants; ceo: Grants; staff?: Grants },
): Promise<void> {
  for (const [role, rights] of [
    [APP_ROLE, grants.app],
    [CEO_ROLE, grants.ceo],
    [STAFF_ROLE, grants.staff ?? {}],
  ] as const) {
    for (const [right, tables] of Object.entries(rights)) {
      if (tables.length > 0) await runner.query(`GRANT ${right} ON ${tables.join(', ')} TO ${role}`);
    }
    await runner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  }
}
