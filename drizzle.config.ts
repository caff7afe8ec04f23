import { defineConfig } from 'drizzle-kit';

/** Migrations of D1, the control plane. Those of the AssignmentObject have a configuration of their own beside them. */
export default defineConfig({ dialect: 'sqlite', schema: './src/db/schema.ts', out: './migrations' });
