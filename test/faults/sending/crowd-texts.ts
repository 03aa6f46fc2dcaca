/** What a crowd is sent and how its people are called: signs of one unit and of several, GSM-7 and UCS-2. */
export const CROWD_NAMES = ['Anna', 'Şule', 'Jean-Luc', 'Łukasz', 'Екатерина'];
export const CROWD_BODY = 'Hallo {name}, am Wochenende gibt es Kuchen und Kaffee, auf Wunsch mit Sahne.';
