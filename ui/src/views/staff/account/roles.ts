// The roles of staff, as choices with what each may do.
import type { StaffRole } from '../../../lib/generated/api';
import { t, tryText } from '../../../lib/core/language.svelte';

const ROLES: readonly StaffRole[] = ['reviewer', 'administrator', 'auditor'];

const MAY = {
  reviewer: 'staff-role-reviewer-may',
  administrator: 'staff-role-administrator-may',
  auditor: 'staff-role-auditor-may',
} as const satisfies Record<StaffRole, string>;

export const roleOptions = (): { value: string; label: string }[] =>
  ROLES.map((role) => ({ value: role, label: t('staff-role-choice', { role: tryText(`staff-role-${role}`) ?? role, may: t(MAY[role]) }) }));
