import { newId, type Rows } from './world.js';

/** An October and a November in Istanbul, three hours before UTC: Ali, Berna, Can and Deniz join, each at another side of a midnight. */
export function rowsByHand(): { october: Rows; november: Rows } {
  const [ali, berna, can, deniz] = [newId(), newId(), newId(), newId()];
  const [visitGift, cake, campaign] = [newId(), newId(), newId()];
  const [toAli, toBerna] = [newId(), newId()];
  const [chatA, chatB, chatD] = [newId(), newId(), newId()];
  const joined = (id: string, at: string, more = {}) => ({
    id,
    proven_at: at,
    last_visit_at: at,
    created_at: at,
    ...more,
  });
  const chat = (id: string, at: string, answers: number) => ({
    id,
    answers,
    last_message_at: at,
    created_at: at,
  });
  const proof = (conversation_id: string, at: string, status: string) => ({
    ...{
      conversation_id,
      status,
      last_sent_at: at,
      created_at: at,
      passed_at: status === 'passed' ? at : null,
    },
  });
  const started = '2026-09-01T00:00:00Z';
  const coupon = (
    guest_id: string,
    gift_id: string,
    issued_at: string,
    redeemed_at: string | null = null,
  ) => ({
    ...{
      guest_id,
      gift_id,
      issued_at,
      redeemed_at,
      status: redeemed_at ? 'redeemed' : 'issued',
      expires_at: '2027-01-01T00:00:00Z',
    },
  });
  const october: Rows = {
    guest: [
      joined(ali, '2026-10-15T10:00:00Z'),
      // The last millisecond of October, and out again in November.
      joined(can, '2026-10-31T20:59:59.999Z', { erased_at: '2026-11-10T10:00:00Z' }),
    ],
    scan: [{ at: '2026-10-15T09:58:00Z' }, { at: '2026-10-31T20:59:59.999Z' }],
    conversation: [chat(chatA, '2026-10-15T09:59:00Z', 6), chat(newId(), '2026-10-31T20:50:00Z', 1)],
    challenge: [proof(chatA, '2026-10-15T10:00:00Z', 'passed')],
    visit: [
      { guest_id: ali, day: '2026-10-15', at: '2026-10-15T10:00:00Z' },
      { guest_id: can, day: '2026-10-31', at: '2026-10-31T20:59:59.999Z' },
    ],
    gift: [
      { id: visitGift, kind: 'visit', started_at: started },
      { id: cake, kind: 'campaign', started_at: started },
    ],
    gift_version: [visitGift, cake].map((gift_id) => ({ gift_id, created_at: started })),
    campaign: [{ id: campaign, gift_id: cake, created_at: started }],
    coupon: [coupon(ali, visitGift, '2026-10-15T10:01:00Z', '2026-11-02T07:05:00Z')],
    review: [
      {
        ...{
          conversation_id: chatA,
          guest_id: ali,
          asked_at: '2026-10-15T10:01:00Z',
          opened_at: '2026-10-15T10:02:00Z',
        },
        said_done_at: '2026-11-02T07:01:00Z',
      },
    ],
    message: [
      {
        ...{ purpose: 'gift', guest_id: ali, status: 'sent', segments: 1 },
        ...{ created_at: '2026-10-20T10:00:00Z', accepted_at: '2026-10-20T10:00:01Z' },
      },
    ],
    social_click: [{ network: 'instagram', at: '2026-10-15T10:03:00Z' }],
  };
  const sent = (id: string, guest_id: string, status: string, segments: number) => ({
    ...{ id, guest_id, campaign_id: campaign, status, segments, created_at: '2026-11-10T09:00:00Z' },
  });
  const november: Rows = {
    guest: [joined(berna, '2026-10-31T21:30:00Z'), joined(deniz, '2026-11-05T12:20:00Z')],
    // The first is November's first moment.
    scan: [{ at: '2026-10-31T21:00:00Z' }, { at: '2026-11-02T07:00:00Z' }, { at: '2026-11-05T12:15:00Z' }],
    conversation: [
      chat(chatB, '2026-10-31T21:30:00Z', 4),
      chat(chatD, '2026-11-05T12:16:00Z', 5),
      // Opened and never answered: no entry.
      chat(newId(), '2026-11-06T12:16:00Z', 0),
    ],
    challenge: [
      proof(chatB, '2026-10-31T21:31:00Z', 'passed'),
      proof(chatD, '2026-11-05T12:19:00Z', 'passed'),
      proof(chatD, '2026-11-05T12:17:00Z', 'open'),
    ],
    visit: [
      { guest_id: berna, day: '2026-11-01', at: '2026-10-31T21:30:00Z' },
      { guest_id: ali, day: '2026-11-02', at: '2026-11-02T07:05:00Z' },
      { guest_id: deniz, day: '2026-11-05', at: '2026-11-05T12:20:00Z' },
      { guest_id: ali, day: '2026-11-12', at: '2026-11-12T08:00:00Z' },
    ],
    review: [
      {
        ...{ conversation_id: chatB, guest_id: berna, asked_at: '2026-10-31T21:32:00Z' },
        declined_at: '2026-10-31T21:33:00Z',
      },
      {
        ...{
          conversation_id: chatD,
          guest_id: deniz,
          asked_at: '2026-11-05T12:21:00Z',
          opened_at: '2026-11-05T12:22:00Z',
        },
        said_done_at: '2026-11-05T12:25:00Z',
      },
    ],
    coupon: [
      coupon(berna, visitGift, '2026-10-31T21:34:00Z'),
      coupon(deniz, visitGift, '2026-11-05T12:26:00Z'),
      coupon(ali, cake, '2026-11-10T09:00:00Z', '2026-11-12T08:00:00Z'),
      coupon(berna, cake, '2026-11-10T09:00:00Z'),
    ],
    message: [
      {
        ...sent(toAli, ali, 'delivered', 2),
        accepted_at: '2026-11-10T09:00:05Z',
        settled_at: '2026-11-10T09:00:09Z',
      },
      // Accepted, and failed on its way: paid, and of no use.
      {
        ...sent(toBerna, berna, 'failed', 1),
        accepted_at: '2026-11-10T09:00:06Z',
        settled_at: '2026-11-10T09:01:00Z',
      },
      { ...sent(newId(), deniz, 'skipped', 1), settled_at: '2026-11-10T09:00:00Z' },
      {
        purpose: 'gift',
        guest_id: deniz,
        status: 'failed',
        created_at: '2026-11-11T09:00:00Z',
        settled_at: '2026-11-11T09:00:01Z',
      },
      // The platform's own: not the owner's affair.
      {
        ...{ purpose: 'reply', payer: 'platform', guest_id: deniz, status: 'delivered', segments: 3 },
        ...{ created_at: '2026-11-11T10:00:00Z', accepted_at: '2026-11-11T10:00:01Z' },
      },
    ],
    short_link: [toAli, toBerna].map((message_id) => ({ message_id, kind: 'link' })),
    link_click: [
      { message_id: toAli, at: '2026-11-10T09:30:00Z' },
      { message_id: toAli, at: '2026-11-11T09:30:00Z' },
    ],
    social_click: [
      { network: 'instagram', at: '2026-11-05T12:30:00Z' },
      { network: 'instagram', at: '2026-11-06T12:30:00Z' },
      { network: 'x', at: '2026-11-06T12:31:00Z' },
    ],
  };
  return { october, november };
}
