import { useShare } from '../../features/shell/useShare';
import { ChatScreen } from '../../features/talk/ChatScreen';

export default function ChatPage() {
  useShare('chat', '换证、学时，问问换证助手');
  return <ChatScreen />;
}
