import type { Route } from '../http/route.js';
import { askLink, showForgot } from './forgot.js';
import { showLink, useLink } from './link.js';
import { listOutbox, showOutbox } from './outbox.js';
import { leaveEverywhere, saveLanguage, savePassword, showOwnSignIn, signOut } from './own-sign-in.js';
import { showSecondStep, takeStep } from './second-step.js';
import { showSignIn, signIn } from './sign-in.js';
import { leaveSpareCodes, showSpareCodes } from './spare-codes.js';
import { showTotp, turnOff, turnOn } from './totp.js';

/** Every address of our own. */
export const ROUTES: Route[] = [
  showSignIn,
  signIn,
  showSecondStep,
  takeStep,
  showForgot,
  askLink,
  showLink,
  useLink,
  showOwnSignIn,
  savePassword,
  saveLanguage,
  leaveEverywhere,
  signOut,
  showTotp,
  turnOn,
  showSpareCodes,
  leaveSpareCodes,
  turnOff,
  showOutbox,
  listOutbox,
];
