import { adapterContract } from '../contracts/adapter.js';
import { adapterNames } from '../contracts/adapter-place.js';

for (const name of adapterNames) adapterContract(name);
