import { Guest } from '../../core/db/entities/guest.js';
import { phoneCountry } from '../../core/guests/phone.js';
import type { Platform } from '../../core/platform.js';
import type { Id, Scope } from '../../core/scope.js';
import { nameUnits } from '../../core/sms/name-units.js';

interface Some {
  names?: string[];
  /** The first of their numbers; each next is one more. */
  firstPhone?: number;
  consent?: boolean;
  language?: string;
  createdAt?: Date;
}

/** Proven guests by the thousand, as the rows that enrolling makes. Their ids, in order of their numbers. */
export async function makeGuests(
  platform: Platform,
  scope: Scope,
  count: number,
  { names = ['Şule'], firstPhone = 905_301_000_000, consent = true, language = 'tr', createdAt }: Some = {},
): Promise<Id[]> {
  return platform.db.inScope(scope, (tx) =>
    tx.insertRows(
      Guest,
      Array.from({ length: count }, (_, at) => {
        const phone = `+${firstPhone + at}`;
        const name = names[at % names.length]!;
        const units = nameUnits(name);
        const { index, version } = tx.keys.phoneIndex(phone);
        const when = createdAt ?? tx.now;
        return {
          businessId: scope.businessId,
          phoneIndex: index,
          phoneIndexVersion: version,
          phoneSealed: tx.keys.seal('guest.phone', phone),
          phoneCountry: phoneCountry(phone),
          nameSealed: tx.keys.seal('guest.name', name),
          nameGsmUnits: units.gsm,
          nameUcs2Units: units.ucs2,
          namePlainUnits: units.plain,
          nameIrregular: units.irregular,
          smsConsent: consent,
          ...{ language, provenAt: when, lastVisitAt: when, createdAt: when },
        };
      }),
    ),
  );
}
