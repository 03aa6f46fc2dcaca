// What the guest's page uses of Web Chat's component package; the build resolves these paths to its published sources.
import Composer from 'webchat-sources/component/Composer';
import BasicTranscript from 'webchat-sources/component/BasicTranscript';
import useScrollToEnd from 'webchat-sources/component/hooks/useScrollToEnd';
import { hooks as apiHooks } from 'botframework-webchat-api';

export const Components = { Composer, BasicTranscript };
export const hooks = { ...apiHooks, useScrollToEnd };
