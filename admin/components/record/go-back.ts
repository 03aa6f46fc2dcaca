import type { NavigateFunction } from 'react-router-dom';
import { listAddress } from '../list/came-from.js';

const LIST = /^\/admin\/resources\/([^/?]+)$/;

/** To where the server says; to a list as it was when it was left. What lies behind is done, so it is not gone back to. */
export function goBack(navigate: NavigateFunction, to: string): void {
  const list = LIST.exec(to);
  navigate(list ? listAddress(list[1]!) : to, { replace: true });
}
