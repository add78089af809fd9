import { FormData, Headers, Request, Response } from 'undici';

// Node's own come with a copy of undici that Node loads when one of them is first asked for. All four, for they take one another.
Object.assign(globalThis, { FormData, Headers, Request, Response });
