import { backgroundOf } from './judge.js';
import { Likeliest } from './likeliest.js';
import { closeness } from './meaning.js';
import { type PackedProfile, packProfile, withShared } from './packed-profile.js';
import type { Profile } from './profile.js';
import { stemWeight, type Weight } from './weight.js';

/** A story as far as it is found: by its first article. */
export interface IndexedStory {
  id: string;
  /** Its place in the index. */
  slot: number;
  language: string | null;
  profile: PackedProfile;
}

/** The strongest terms of an article by which it is found, and how many of the likeliest stories it is compared to. */
const [maxTerms, maxCandidates] = [16, 40];

/** So many more are compared because they mean nearly the same. */
const maxAlikeInMeaning = 10;

/** A term that more stories have than this finds none: it would only cost time. */
const maxStoriesOfTerm = 400;

/** An article of the index counts as so many of a background's where there is none. */
const scarce = 20;

/** Finds the few of thousands of stories that an article is worth comparing to: by its rarest words, and by what it means. */
export class StoryIndex<Story extends IndexedStory> {
  /** The stories by their slots, and the slots that are free. */
  readonly #slots: (Story | null)[] = [];
  readonly #freeSlots: number[] = [];
  /** Language and stem → the slots of the stories whose first article has it. */
  readonly #terms = new Map<string, { stem: string; stories: number[] }>();
  readonly #likeliest = new Likeliest();
  readonly #weights = new Map<string, Weight>();

  /**
   * @param read its first article as it was read just now.
   * @param make makes the story of its slot and its first article's packed profile.
   */
  add(read: Profile, make: (indexed: Pick<IndexedStory, 'slot' | 'profile'>) => Story): Story {
    return this.#put(read, (shared) => packProfile(read, shared), make);
  }

  /** The same of a first article whose profile is packed already. */
  addPacked(packed: PackedProfile, make: (indexed: Pick<IndexedStory, 'slot' | 'profile'>) => Story): Story {
    return this.#put(packed, (shared) => withShared(packed, shared), make);
  }

  #put(
    { language, all }: { language: string | null; all: Iterable<string> },
    pack: (shared: (text: string) => string) => PackedProfile,
    make: (indexed: Pick<IndexedStory, 'slot' | 'profile'>) => Story,
  ): Story {
    const slot = this.#freeSlots.pop() ?? this.#slots.length;
    for (const stem of all) {
      const key = keyOf(language, stem);
      const known = this.#terms.get(key);
      if (known === undefined) this.#terms.set(key, { stem, stories: [slot] });
      else known.stories.push(slot);
    }
    const shared = (text: string) => this.#terms.get(keyOf(language, text))?.stem ?? text;
    const story = make({ slot, profile: pack(shared) });
    this.#slots[slot] = story;
    return story;
  }

  remove({ slot, language, profile }: Story): void {
    this.#slots[slot] = null;
    this.#freeSlots.push(slot);
    for (const stem of profile.all) {
      const key = keyOf(language, stem);
      const stories = this.#terms.get(key)?.stories ?? [];
      const place = stories.indexOf(slot);
      if (place >= 0) stories.splice(place, 1);
      if (stories.length === 0) this.#terms.delete(key);
    }
  }

  /** Each story that an article is worth comparing to, once. @param isWanted says which may be found. */
  worthComparing(profile: Profile, isWanted: (story: Story) => boolean): Set<Story> {
    return new Set([...this.#byTerms(profile, isWanted), ...this.#byMeaning(profile, isWanted)]);
  }

  /** How much a stem says. Without a background it says little where many stories have it now. */
  weightIn(language: string | null): Weight {
    const known = this.#weights.get(language ?? '');
    if (known !== undefined) return known;
    const background = backgroundOf(language);
    if (background.texts > 0) {
      const weight = stemWeight(background);
      this.#weights.set(language ?? '', weight);
      return weight;
    }
    const of = (stem: string) => this.#terms.get(keyOf(language, stem))?.stories.length ?? 0;
    const size = this.#slots.length - this.#freeSlots.length;
    return stemWeight(background, { of: (stem) => of(stem) * scarce, all: size * scarce });
  }

  /** The stories that share most of what is rare in an article, the likeliest first. */
  #byTerms(profile: Profile, isWanted: (story: Story) => boolean): Story[] {
    const weight = this.weightIn(profile.language);
    const rare = Array.from(profile.all, (stem) => ({ stem, says: weight(stem) })).sort(
      (left, right) => right.says - left.says || (left.stem < right.stem ? -1 : 1),
    );
    const likeliest = this.#likeliest.among(this.#slots.length);
    for (const { stem, says } of rare.slice(0, maxTerms)) {
      const stories = this.#terms.get(keyOf(profile.language, stem))?.stories;
      if (stories === undefined || stories.length > maxStoriesOfTerm) continue;
      likeliest.add(stories, says);
    }
    const within = (slot: number) => {
      const story = this.#slots[slot];
      return story != null && isWanted(story);
    };
    const before = (left: number, right: number) =>
      (this.#slots[left]?.id ?? '') < (this.#slots[right]?.id ?? '');
    return likeliest.take(maxCandidates, within, before).map((slot) => this.#slots[slot] as Story);
  }

  /** The stories that mean most nearly the same, whatever their words; none without an embedding model. */
  #byMeaning({ language, meaning }: Profile, isWanted: (story: Story) => boolean): Story[] {
    if (meaning === null) return [];
    return this.#slots
      .flatMap((story) => {
        if (story === null || story.language !== language || !isWanted(story)) return [];
        const close = closeness(meaning, story.profile.meaning) ?? 0;
        return close > 0 ? [{ story, close }] : [];
      })
      .sort((left, right) => right.close - left.close || (left.story.id < right.story.id ? -1 : 1))
      .slice(0, maxAlikeInMeaning)
      .map(({ story }) => story);
  }
}

const keyOf = (language: string | null, stem: string) => `${language ?? ''} ${stem}`;
