import { useState } from 'react';
import { useResource } from '../../api/resource';
import { AgreeButton } from '../../features/account/AgreeButton';
import { ConsentView } from '../../features/account/ConsentView';
import { MethodsView } from '../../features/account/MethodsView';
import { signInOptions } from '../../features/account/store';
import { offered, useSignIn } from '../../features/account/useSignIn';
import { words } from '../../features/account/words';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';
import { SignedOutNote } from '../../features/shell/SignedOutNote';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';

export default function SignInPage() {
  const shelf = useResource(signInOptions);
  const [agreed, setAgreed] = useState(false);
  const signIn = useSignIn(shelf.data?.privacyVersion ?? '');
  const footer = !agreed && shelf.data && (
    <>
      <AgreeButton onAgree={() => setAgreed(true)} />
      <Button kind="quiet" text={words.browse} onTap={() => go('notice')} />
    </>
  );
  return (
    <Screen root open narrow={!agreed} title={agreed ? words.chooseTitle : words.title} footer={footer}>
      <SignedOutNote />
      <Loaded shelf={shelf} resource={signInOptions}>
        {(options) =>
          agreed ? (
            <>
              <MethodsView
                methods={offered(options.methods)}
                people={options.demoIdentities}
                consent={options.privacyVersion}
                signIn={signIn}
              />
              <Button kind="quiet" text={words.reread} onTap={() => setAgreed(false)} />
            </>
          ) : (
            <ConsentView notice={options.privacyNotice} />
          )
        }
      </Loaded>
    </Screen>
  );
}
