import { call } from '../api';
import { useAct, useLoaded } from '../load';
import { Button } from '../ui/actions';
import { ByPhone } from '../ui/by-phone';
import { Dialog } from '../ui/dialog';
import { Fault } from '../ui/states';

const begin = () => call('POST /v1/office/confirmations', { body: {} });
const poll = async ({ code, secret }: { code: string; secret: string }) =>
  (await call('POST /v1/office/confirmations/poll', { body: { code, secret } })).state;

/** Before a list leaves the house: whoever sits here says once more on the phone that it is them. */
export function ConfirmDialog({
  onClose,
  onConfirmed,
}: {
  onClose: () => void;
  onConfirmed: () => Promise<void>;
}) {
  const { value } = useLoaded('GET /v1/office/session', {});
  const { busy, failure, act } = useAct();
  const identity = value?.demoIdentity;
  return (
    <Dialog
      title="下载以前，在手机上确认"
      onClose={onClose}
      footer={<Button onPress={onClose}>不下载了</Button>}
    >
      <p>名单里有人名，带出去以前要你本人再确认一次。用手机扫这个码，对一对数字，点确认。</p>
      <ByPhone
        begin={begin}
        poll={poll}
        onYes={onConfirmed}
        label="确认下载用的二维码"
        refused="手机上拒绝了这次下载"
      />
      {identity && (
        <Button
          busy={busy}
          onPress={() =>
            void act(async () => {
              await call('POST /v1/office/demo/sign-in', { body: { identity } });
              await onConfirmed();
            })
          }
        >
          演示：不用手机，直接确认
        </Button>
      )}
      <Fault failure={failure} />
    </Dialog>
  );
}
