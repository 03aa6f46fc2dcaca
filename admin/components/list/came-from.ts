const lists = new Map<string, string>();

/** Where in a list somebody was: whoever comes back finds the same page and filters. */
export function rememberList(resourceId: string, search: string): void {
  lists.set(resourceId, search);
}

export const listAddress = (resourceId: string): string =>
  `/admin/resources/${resourceId}${lists.get(resourceId) ?? ''}`;
