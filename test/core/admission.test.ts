import { describe, expect, it } from 'vitest';
import { Admission, type Admitted } from '../../src/core/admission.js';

const entering = (admission: Admission, place: string, person: string | null = null, times = 1) =>
  Array.from({ length: times }, () => admission.enter({ place, person }));

function leave(admitted: Admitted | undefined): void {
  if (admitted?.kind !== 'admitted') throw new Error('it was not let in');
  admitted.leave();
}

describe('what may be under way', () => {
  it('is bounded for a place, whoever asks, and free elsewhere', () => {
    const admission = new Admission({ place: 3, person: 2 });
    const inside = ['a', 'b', 'c'].map((person) => admission.enter({ place: 'group', person }));
    expect(inside.map(({ kind }) => kind)).toEqual(['admitted', 'admitted', 'admitted']);
    expect(entering(admission, 'group', 'd', 2)).toEqual([
      { kind: 'refused', holder: 'place', isFirst: true },
      { kind: 'refused', holder: 'place', isFirst: false },
    ]);
    expect(admission.enter({ place: 'elsewhere', person: 'd' }).kind).toBe('admitted');
    leave(inside[0]);
    expect(admission.enter({ place: 'group', person: 'd' }).kind).toBe('admitted');
  });

  it('is bounded for a person, wherever they ask', () => {
    const admission = new Admission({ place: 3, person: 2 });
    const inside = ['x', 'y'].map((place) => admission.enter({ place, person: 'ana' }));
    expect(entering(admission, 'z', 'ana', 2)).toEqual([
      { kind: 'refused', holder: 'person', isFirst: true },
      { kind: 'refused', holder: 'person', isFirst: false },
    ]);
    expect(admission.enter({ place: 'z', person: 'budi' }).kind).toBe('admitted');
    expect(admission.enter({ place: 'x', person: null }).kind).toBe('admitted');
    leave(inside[1]);
    expect(admission.enter({ place: 'z', person: 'ana' }).kind).toBe('admitted');
  });

  it('is delivered anew once everything was answered, and nothing is kept then', () => {
    const admission = new Admission({ place: 2, person: 2 });
    const inside = entering(admission, 'group', null, 2);
    entering(admission, 'group', null, 2);
    leave(inside[0]);
    // To leave twice frees one place, not two.
    leave(inside[0]);
    expect(entering(admission, 'group', null, 2).map(({ kind }) => kind)).toEqual(['admitted', 'refused']);
    expect(entering(admission, 'group')).toMatchObject([{ isFirst: false }]);
    const other = new Admission({ place: 1, person: 1 });
    leave(other.enter({ place: 'p', person: 'q' }));
    expect(other.size).toBe(0);
    entering(other, 'p');
    expect(entering(other, 'p')).toMatchObject([{ isFirst: true }]);
  });
});
