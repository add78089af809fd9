import type { Pattern } from './language-data.js';

/** Sentences of English sites that are left out only behind a sentence of the news: in front of it they may be one. */
export const englishLateAsides: readonly Pattern[] = [
  {
    pattern:
      /\b(?:newsletters?|inbox|subscribe|paywall|affiliate links?|comments? section|e-?mail us|get in touch|channel|podcast app)\b(?<=^[^"“”]*)(?:(?<=\b(?:[Yy]ou|[Yy]our|us|[Oo]ur)\b.*)|(?=.*\b(?:you|your|us|our)\b))(?!.*["“”])/,
    example: 'If you like this, our newsletter comes every morning.',
  },
  {
    pattern:
      /^(?:send (?:us|your|any|a tip)|share your|join (?:us|our|the (?:conversation|discussion|debate))|visit (?:us|our|\S+\.[a-z]{2,4}\b)|let us know|tell us)\b/i,
    example: 'Send your tips to the desk.',
  },
  {
    pattern:
      /^have (?:something to say|an? (?:question|opinion|view|comment|suggestion|story idea)|thoughts|feedback|questions|comments)\b.{0,60}\?$/i,
    example: 'Have something to say?',
  },
  {
    pattern:
      /^(?:please )?(?:help )?support (?:our|independent|quality|local|the) .{0,30}\b(?:journalism|reporting|work|newsroom|show|podcast)\b.*/i,
    example: 'Help support our journalism: donate today.',
  },
  {
    pattern:
      /^(?:(?:let (?:me|us) know|stay tuned|check back|tell (?:a|your) friends?|you can unsubscribe|enjoy(?:ed|ing) (?:this|it)|want (?:more|to know more)|what do you think)\b|we(?: will|[’']ll) (?:update|have more)\b|this (?:story|post|article|page) (?:will be|is being) updated\b|this is (?:a corrected|an updated) version\b).*/i,
    example: 'Stay tuned for more updates.',
  },
  {
    // A piece that speaks of itself.
    pattern:
      /^(?:note: )?this (?:article|content|story|post|episode|page|newsletter|feature|transcript|e-?mail|edition|copy)(?:, .{1,60},)? (?:is|was|has been|may|might|does|should|will be|contains?|discusses|includes|mentions|reflects|relies|originally|first|appeared|appears|comes|forms)\b.*/i,
    example: 'This article is no advice.',
  },
  {
    pattern: /^(?:journal )?(?:reference|citation)s?\s?:\s.*/i,
    example: 'Journal reference: Proc. Soc.',
    toEnd: true,
  },
  { pattern: /\bdoi\b(?::|\.org)/i, example: 'DOI: 10.1000/1.' },
  {
    pattern:
      /^(?:disclaimer\b|(?:for )?(?:media|press) (?:inquiries|enquiries|contacts?)\b|to (?:continue|keep) (?:reading|watching|listening)\b|join (?:today|now|free)\b|links? in (?:bio|(?:the )?description)\b|not a member\b|you(?: have|[’']ve) .{0,40}\barticles? (?:left|remaining)\b).*/i,
    example: 'You have 2 free articles left.',
  },
  {
    pattern:
      /^(?:please )?(?:like|comment|share|rate|review|subscribe)(?:,? (?:and |& )?(?:like|comment|share|review|rate|subscribe|follow)\b)+.{0,60}$/i,
    example: 'Like, comment and subscribe!',
  },
  {
    pattern:
      /^(?:(?:get|buy|order|book) (?:your|the|our) .{1,40} (?:now|here|today|online)|(?:the )?(?:full|complete|original) .{2,40} (?:is|are|can be) (?:available|found|read|seen) (?:here|online|at|on)\b.{0,60})\W*$/i,
    example: 'The full study is available here.',
  },
  {
    // Who did it, and nothing else.
    pattern:
      /^(?:\p{Lu}\p{L}+ed|Music|Theme|Artwork|Sound design|Cover art|Production)(?:(?:, | and |, and )\p{L}+ed)* (?:by|from) (?:(?:\p{Lu}[\p{L}.'’-]*|and|&),? ?){1,12}\.?$/u,
    example: 'Hosted and produced by Jane Doe.',
  },
  {
    pattern:
      /^(?:(?:first|last|originally) )?(?:published|updated|posted|modified|edited|reviewed)(?: by)?\s?:\s.*/i,
    example: 'Last modified: 12 May.',
  },
  { pattern: /^About \p{Lu}[^.!?:]{1,50}:\s.*/u, example: 'About Acme: Acme makes ladders.', toEnd: true },
  {
    pattern:
      /^(?:The (?:author|writer)|\p{Lu}\p{Ll}+ \p{Lu}[\p{L}'’-]+) is (?:a|an|the) (?:[\p{L}-]+ ){0,3}(?:reporter|correspondent|columnist|writer|journalist|contributor|editor) (?:at|for|with|based|in|covering|who)\b.*/u,
    example: 'Jane Doe is a reporter at the Globe.',
  },
  { pattern: /^The (?:author|writer) is (?:a|an|the) .*/, example: 'The author is a professor at Oslo.' },
  {
    pattern:
      /^if you (?:or (?:someone|anyone) you know|need|are (?:affected|struggling|having)|have been|would like)\b.*\b(?:call|contact|visit|helpline|hotline|text|dial|reach)\b.*/i,
    example: 'If you need help, call the number below.',
  },
  {
    pattern: /^(?:\p{Lu}{2,5}[’']s )?\p{Lu}\p{Ll}+ \p{Lu}[\p{L}'’-]+ reports(?: from \p{Lu}[^.]{2,40})?\.$/u,
    example: 'Jane Doe reports from London.',
    needs: ' reports',
  },
  { pattern: /\S@\S+\.[a-z]{2,}/i, example: 'Write to news@globe.example with ideas.', needs: '@' },
];
