/**
 * Texts by which recall and false alarms are measured. Numbers are fictional or reserved where a country
 * has such a range, and else made up.
 */
import { ALONE } from './alone.ts'

/** A text, and what of it must not be left. */
export type Leak = readonly [text: string, planted: string]

const NATIONAL: readonly Leak[] = [
  // United States and Canada
  ['you can get me on 202-555-0143 after five', '202-555-0143'],
  ['(613) 555-0127', '(613) 555-0127'],
  ['604.555.0199 is the shop', '604.555.0199'],
  ['1-800-555-0142', '1-800-555-0142'],
  ['It is 305 555 0118, thanks.', '305 555 0118'],
  ['my cell: 5125550164', '5125550164'],
  ['+1 (312) 555-0175 ext 9', '312) 555-0175'],
  // United Kingdom and Ireland
  ['Yes, 01632 960 983.', '01632 960 983'],
  ['07700 900 461', '07700 900 461'],
  ['it should be 07700900982 I think', '07700900982'],
  ['020 7946 0018', '7946 0018'],
  ['(0161) 496 0753', '496 0753'],
  ['+44 7700 900 555', '7700 900 555'],
  ['087 123 4567', '087 123 4567'],
  // Germany, Austria, Switzerland
  ['0176 04069 123', '04069 123'],
  ['030 23125 014', '23125 014'],
  ['Meine Handynummer: 015223433333', '015223433333'],
  ['0664 1234567', '1234567'],
  ['044 668 18 00', '668 18 00'],
  ['+49 (0) 89 99998-123', '99998'],
  // France, Belgium, Netherlands
  ['06 39 98 12 34', '39 98 12 34'],
  ['01.99.00.45.67', '99.00.45.67'],
  ['Mon numéro, c’est 0639981122', '0639981122'],
  ['0470 12 34 56', '12 34 56'],
  ['06-85555123', '85555123'],
  // Spain, Portugal, Italy
  ['655 12 34 56', '655 12 34 56'],
  ['claro, 912 345 678', '912 345 678'],
  ['mi teléfono es 633 221 100', '633 221 100'],
  ['333 1234567', '333 1234567'],
  ['347 555 0199', '347 555 0199'],
  ['06 5550 1234', '5550 1234'],
  // The north
  ['070-174 06 15', '174 06 15'],
  ['31 23 45 67', '31 23 45 67'],
  ['916 23 456', '916 23 456'],
  ['040 123 4567', '123 4567'],
  // The east
  ['601 123 456', '601 123 456'],
  ['602 123 789', '602 123 789'],
  ['8 (921) 555-01-23', '921) 555-01-23'],
  ['0532 123 45 67', '123 45 67'],
  ['691 234 5678', '234 5678'],
  // Asia and the Pacific
  ['0491 570 156', '570 156'],
  ['(03) 5550 1234', '5550 1234'],
  ['021 555 0123', '555 0123'],
  ['99999 43210', '99999 43210'],
  ['sure, 9810012345', '9810012345'],
  ['090-5555-1234', '5555-1234'],
  ['010-5555-1234', '5555-1234'],
  ['139 1099 8888', '139 1099 8888'],
  ['13910998888', '13910998888'],
  ['8123 4567', '8123 4567'],
  ['6123 4567', '6123 4567'],
  ['054-555 0123', '555 0123'],
  ['050 555 0123', '555 0123'],
  // Latin America and Africa
  ['(21) 99999-1234', '99999-1234'],
  ['11 98765-1234', '98765-1234'],
  ['33 1234 5678', '1234 5678'],
  ['011 5555-1234', '5555-1234'],
  ['082 555 0123', '555 0123'],
  ['0803 123 4567', '123 4567'],
]

const SPOKEN: readonly Leak[] = [
  ['two oh two, five five five, oh one four three', 'five five five'],
  ['plus one two oh two five five five oh one four three', 'five five five'],
  ['it is double seven hundred', ''],
  ['oh double seven double oh nine double oh four six one', 'double oh nine'],
  ['six one three triple five zero one two seven', 'triple five'],
  ['2, 0, 2, 5, 5, 5, 0, 1, 4, 3', '5, 5, 5'],
  ['my phone is 2 0 2 5 5 5 0 1 4 3', '5 5 5 0'],
  ['202, 555, 0143', '555, 0143'],
  ['uh 2-0-2-5-5-5-0-1-4-3', '5-5-5'],
  ['eight hundred five five five oh one four two', 'five five five'],
  ['seis tres tres dos dos uno uno cero cero', 'dos dos uno'],
  ['null eins sieben sechs null vier null sechs neun', 'sieben sechs'],
  ['Two Zero Two. Five Five Five. Zero One Four Three.', 'Five Five Five'],
  ['four two four two four two four two four two four two four two four two', 'four two four'],
  ['my social is oh seven eight, oh five, one one two oh', 'oh five'],
  ['anna at gmail.com', 'anna at'],
  ['anna dot berg at outlook dot com', 'dot berg'],
  ['the e-mail is sales at northwind.example.org', 'sales at'],
  ['b o b underscore 7 at yahoo dot co dot uk', 'underscore 7'],
  ['a period berg at proton mail dot com', 'period berg'],
  ['write to frank at northwind dot health', 'frank at'],
  ['kim plus shop at icloud dot com', 'plus shop'],
  ['kim dash lee at example dot de', 'dash lee'],
]

const WRITTEN: readonly Leak[] = [
  ['anna.berg@example.org', 'anna.berg'],
  ['anna.berg (at) example.org', 'anna.berg'],
  ['anna [at] example [dot] org', 'anna'],
  ['ANNA＠EXAMPLE.ORG', 'ANNA'],
  ['anna\u200b@example.org', 'anna'],
  ['anna&#64;example.org', 'anna'],
  ['https://crm.example/p/anna%40example.org/edit', 'anna'],
  ['"Anna Berg"@example.org', 'Anna'],
  ['<a href="mailto:anna@example.org">', 'anna'],
  ['anna @ example.org', 'anna'],
  ['５１２-５５５-０１６４', '５１２'],
  ['call ٥١٢٥٥٥٠١٦٤', '٥١٢'],
  ['512\u00ad555\u00ad0164 phone', '512'],
  ['512·555·0164', '555'],
  ['[512] 555-0164', '555'],
  ['tel:+15125550164', '5125550164'],
  ['https://wa.me/4917612345678', '4917612345678'],
  ['phone_512_555_0164', '512_555'],
  ['my number is 512\n555\n0164', '555'],
  ['{"contact":{"mobile":"07700900123"}}', '07700900123'],
  [String.raw`{\"caller\": 5125550164}`, '5125550164'],
  ['Call5125550164', '5125550164'],
  ['4242 4242 4242 4242', '4242'],
  ['4242-4242 4242-4242', '4242'],
  ['5555, 5555, 5555, 4444', '5555'],
  ['4012 8888\n8888 1881', '8888'],
  ['3714 496353 98431', '496353'],
  ['my card number is 4242 4242 4242 4243', '4242'],
  ['card=4000056655665556', '4000056655665556'],
  ['078-05-1120', '05-1120'],
  ['SSN 078.05.1120', '05.1120'],
  ['social security 078051120', '078051120'],
]

/** What must be found. */
export const LEAKS: readonly Leak[] = [
  ...NATIONAL,
  ...SPOKEN,
  ...WRITTEN,
  ...ALONE.map((text): Leak => [text, text]),
].filter(([, planted]) => planted !== '')
