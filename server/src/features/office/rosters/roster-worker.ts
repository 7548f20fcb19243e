// The thread that reads companies' lists.
import { serveLists } from '../../../platform/list-threads/thread';
import { type ReadRow, type RosterOptions, type RosterSummary, readRoster } from './read';

serveLists<RosterOptions, ReadRow, RosterSummary>(readRoster);
