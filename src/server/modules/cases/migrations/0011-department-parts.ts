/** Departments that take submissions of parts of the city only. */
export const departmentParts = {
  name: '0011-department-parts',
  sql: `
alter table cases.department
  -- parts of the city whose people it handles; empty for all
  add parts text[] not null default '{}';
`,
}
