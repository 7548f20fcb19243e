// npm run build:chat: learns the phrases, for those who run the product from its sources
import { LEARNED_FILE, writeLearned } from '.';

writeLearned(LEARNED_FILE);
