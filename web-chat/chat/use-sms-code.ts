import { useEffect } from 'react';

interface OtpCredential {
  code: string;
}

/** Where the browser reads the code out of the SMS by itself (Chrome on Android), it is the answer. */
export function useSmsCode(wanted: boolean, onCode: (code: string) => void): void {
  useEffect(() => {
    if (!wanted || !('OTPCredential' in window)) return;
    const stop = new AbortController();
    const options = { otp: { transport: ['sms'] }, signal: stop.signal } as CredentialRequestOptions;
    navigator.credentials.get(options).then(
      (found) => found && onCode((found as unknown as OtpCredential).code),
      () => undefined,
    );
    return () => stop.abort();
    // Asked once for each question; the callback is only ever the latest form's.
  }, [wanted]);
}
