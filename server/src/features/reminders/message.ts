import type { PackReminderLine, ReminderTarget, Tone } from '@hz/shared/contracts';
import type { RowKey } from '@hz/shared/reminders';
import type { z } from 'zod';

/** What a reminder says about one certificate. */
export interface MessageLine extends RowKey {
  tone: z.infer<typeof Tone>;
  /** On the day it is told; negative after the deadline. */
  daysLeft: number;
  certificateId: string;
  /** 施工员（土建） */
  certificate: string;
  sentence: string;
  /** The same in at most 20 characters, for a template of WeChat. */
  short: string;
  clause: { id: string; text: string };
  target: ReminderTarget;
  /** The pack it is by; not there in lines that the first version of the API words. */
  pack?: string;
  /** Where it leads, as /v2 says it. */
  leadsTo?: Omit<PackReminderLine['target'], 'certificateId'>;
}

/** A reminder in words: what the holder reads, whatever brings it. */
export interface Message {
  title: string;
  tone: z.infer<typeof Tone>;
  /** exchange: 换证期限; education: 每年的学习; nudge: a company's reminder alone */
  purpose: 'exchange' | 'education' | 'nudge';
  /** What it is about, where it is by a pack of its own: 延续. */
  matter?: string;
  /** The most urgent first. */
  lines: MessageLine[];
}
