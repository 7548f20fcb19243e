// Whether there is study now, or how much: 今年还学不学, 今年不用学吧, 听说今年不用学了是不是.
/** 今年还学不学, 今年学多少, 我还用学吗. */
const DUTY_NOW =
  /^(?:那|我|俺|请问|(?:都|已经)*换(?:完|好)?了(?:证)?|[，,\s])*(?:新证到手了?|证下来了?|[，,\s])*(?:今年|现在|12月|年底前|这个月)*(?:剩下的(?:日子|时间))?(?:我)?(?:还|到底|得|要|该|用|需要|再)*(?:学不学|用不用(?:再|接着|继续)?(?:学|听课|上课)|要不要(?:再|每年|接着|继续)?(?:学|听课|上课)|(?:要|用|得|需要?)(?:再|去)?(?:学(?:习)?|听课|上课|看课)(?:吗|么|不|没)|学(?:多少|几个?)(?:学时|课时)?)[呢啊]?[?？]*$/;

const NOT_TO_STUDY =
  /(?:今年|现在|这年|年底前|我)(?:我)?(?:是不是|是否|应该|就|也|都|可以|可|还)*(?:不用|不必|甭|不需要|用不着|不要)(?:再)?(?:去|接着|继续)?(?:学|听课|上课|看课)(?:习|课)?(?:了|的)*(?:吧|吗|么|是不是|对不对|对吧|对吗|是吧|是吗|行不行|行吗)?[?？]*$/;
const ASKED = /(?:吧|吗|么|是不是|对不对|对吧|对吗|是吧|是吗|行不行|行吗)[?？]*$|是不是|是否/;

/** Taken for granted, or hoped for: that nothing need be studied. */
export const hopesForNoStudy = (text: string): boolean => NOT_TO_STUDY.test(text) && ASKED.test(text);

/** Longer than this it is a story, and asks more than that. */
const LONGEST = 120;

/** Whether there is study now, in whatever words. */
export const asksDutyNow = (text: string): boolean =>
  text.length <= LONGEST && (DUTY_NOW.test(text) || hopesForNoStudy(text));
