/**
 * Western numbers and signs instead of those of other scripts: `2026年3月3日 午後3時15分`, `٣ مارس ٢٠٢٦`, `10h15`.
 */
export function westernDate(text: string): string {
  const numbers = text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/(?<=\d)\s?h\s?(?=\d{2}(?!\d))/gi, ':')
    .replace(afternoon, '$1:$2 pm')
    .replace(morning, '$1:$2 am');
  if (/\p{sc=Arabic}/u.test(numbers)) return withOneMonth(numbers);
  if (!/[年년時时시点午오上下]/.test(numbers)) return numbers;
  return numbers
    .replace(/(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g, '$1-$2-$3 ')
    .replace(/(\d{1,2})\s?[時时시点]\s?(\d{1,2})\s?[分분]?/g, '$1:$2')
    .replace(/(?:午前|上午|오전)\s?(\d{1,2}:\d{2})/g, '$1 am')
    .replace(/(?:午後|下午|오후)\s?(\d{1,2}:\d{2})/g, '$1 pm');
}

/** Halves of the day behind the time, in Arabic, Greek and Malay. */
const afternoon =
  /(?<!\d)(\d{1,2})[:.](\d{2}(?::\d{2})?)\s?(?:مساءً?|م|μ\.?μ\.?|petang|malam|tengah\s?hari)(?!\p{L})/giu;
const morning = /(?<!\d)(\d{1,2})[:.](\d{2}(?::\d{2})?)\s?(?:صباحا?ً?|ص|π\.?μ\.?|pagi)(?!\p{L})/giu;

/** Months of the Levant that are two words. */
const levantine: readonly (readonly [RegExp, string])[] = [
  [/كانون\sالثاني/g, 'يناير'],
  [/كانون\sال[أا]ول/g, 'ديسمبر'],
  [/تشرين\sال[أا]ول/g, 'أكتوبر'],
  [/تشرين\sالثاني/g, 'نوفمبر'],
];

/** `24 نيسان / أبريل 2020` names the month twice. */
function withOneMonth(text: string): string {
  return levantine
    .reduce((rest, [name, month]) => rest.replace(name, month), text)
    .replace(/\p{sc=Arabic}{2,12}\s?\/\s?(?=\p{sc=Arabic})/gu, '');
}
