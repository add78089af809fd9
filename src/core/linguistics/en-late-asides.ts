import type { Pattern } from './language-data.js';

/** Sentences of English sites that are left out only behind a sentence of the news: in front of it they may be one. */
export const englishLateAsides: readonly Pattern[] = [
  {
    pattern: /\b(?:has|have) (?:the (?:story|details|latest)|more(?: details| on this)?)\.$/u,
    example: 'Jane Doe has the story.',
  },
  {
    pattern:
      /^(?:(?:let (?:me|us) know|stay tuned|check back|tell (?:a|your) friends?|you can unsubscribe|enjoy(?:ed|ing) (?:this|it)|want (?:more|to know more)|what do you think)\b|we(?: will|[’']ll) (?:update|have more)\b|this (?:story|post|article|page|report)(?: by [^.,]{2,40})? (?:(?:will be|is being) updated|(?:was|has been) (?:(?:(?:first|originally|last|later) )?(?:edited|revised|changed)|(?:first|originally) published))\b|this is (?:a corrected|an updated) version\b).*/i,
    example: 'Let us know what you think.',
  },
  {
    pattern:
      /^(?:(?:Associated Press|AP|Reuters|AFP) (?:\p{L}+ )?(?:writers?|reporters?|journalists?) )?\p{Lu}[\p{L}.'’-]+ \p{Lu}.{0,120}\b(?:contributed(?: (?:reporting|research))?(?: to (?:this|the) (?:report|story|article))?|reported (?:this story )?from \p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)\.?$/u,
    example: 'Jane Doe and John Roe contributed to this report.',
  },
  {
    pattern: /^(?:journal )?(?:reference|citation|correction|clarification)s?(?: \([^()]{3,30}\))?\s?:\s.*/i,
    example: 'Correction (May 5): the bridge is the older one.',
    toEnd: true,
  },
  {
    pattern: /^(?:please )?(?:don[’']t forget|remember) to (?:like|share|subscribe|follow|comment|rate)\b.*/i,
    example: 'Don’t forget to like and share.',
  },
  {
    // Who did it, and nothing else.
    pattern:
      /^(?:\p{Lu}\p{L}+ed|Music|Theme|Artwork|Sound design|Cover art|Production)(?:(?:, | and |, and )\p{L}+ed)* (?:by|from) (?:(?:\p{Lu}[\p{L}.'’-]*|and|&),? ?){1,12}\.?$/u,
    example: 'Hosted and produced by Jane Doe.',
  },
  { pattern: /^About \p{Lu}[^.!?:]{1,50}:\s.*/u, example: 'About Acme: Acme makes ladders.', toEnd: true },
  {
    pattern:
      /^(?:The (?:author|writer)|\p{Lu}\p{Ll}+ \p{Lu}[\p{L}'’-]+) is (?:a|an|the) (?:[\p{L}-]+ ){0,3}(?:reporter|correspondent|columnist|writer|journalist|contributor|editor|fellow|professor|lecturer|researcher|scholar) (?:at|for|with|of|based|in|covering|who)\b.*/u,
    example: 'Jane Doe is a reporter at the Globe.',
  },
  {
    pattern:
      /^(?:to (?:report|comment|donate|apply|register|volunteer|book)|if you (?:or (?:someone|anyone) you know|need|have (?:any )?information|are (?:affected|struggling|having)|have been|would like))\b.*\b(?:call|contact|visit|helpline|hotline|text|dial|reach|log in|sign in|subscribe)\b.*/i,
    example: 'If you need help, call the number below.',
  },
  {
    pattern:
      /^(?:(?:see|read|subject to|by using)\b.{0,60}\bterms (?:of (?:use|service)|and conditions)\b|.{0,60}\b(?:prior (?:written )?permission (?:is )?required|(?:personal|non-?commercial) use only)\b).{0,40}$/i,
    example: 'For other uses, prior permission required.',
  },
  {
    pattern: /^(?:photos?|images?|pictures?|video|footage) courtesy (?:of )?(?:the )?\p{Lu}.{0,80}$/iu,
    example: 'Photo courtesy of the Doe family.',
  },
  {
    pattern: /^write to (?:us|the (?:editors?|author))\W*$/i,
    example: 'Write to the editors.',
    needs: 'rite to',
  },
  {
    pattern: /\bdo(?:es)? not work for, consult, own shares\b/,
    example: 'Jane Doe does not work for, consult, own shares in or receive funding from any company.',
    needs: ' not work for',
  },
  {
    pattern:
      /^(?:this|some|all|our|we|the|any|links?)\b.*\b(?:page|site|article|post|story|we|links?)\b.*\baffiliate links?\b/i,
    example: 'Some links on this page are affiliate links.',
    needs: 'ffiliate ',
  },
  { pattern: /\S@\S+\.[a-z]{2,}/i, example: 'Write to news@globe.example with ideas.', needs: '@' },
];
