// Whether there is study now, asked in the negative: 今年不用学吧, 听说今年不用学了是不是.
const NOT_TO_STUDY =
  /(?:今年|现在|这年|年底前|我)(?:我)?(?:是不是|是否|应该|就|也|都|可以|可|还)*(?:不用|不必|甭|不需要|用不着|不要)(?:再)?(?:去|接着|继续)?(?:学|听课|上课|看课)(?:习|课)?(?:了|的)*(?:吧|吗|么|是不是|对不对|对吧|对吗|是吧|是吗|行不行|行吗)?[?？]*$/;
const ASKED = /(?:吧|吗|么|是不是|对不对|对吧|对吗|是吧|是吗|行不行|行吗)[?？]*$|是不是|是否/;

/** Taken for granted, or hoped for: that nothing need be studied. */
export const hopesForNoStudy = (text: string): boolean => NOT_TO_STUDY.test(text) && ASKED.test(text);
