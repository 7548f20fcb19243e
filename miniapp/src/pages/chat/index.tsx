import { ChatScreen } from '../../features/chat/ChatScreen';
import { useShare } from '../../features/shell/useShare';

export default function ChatPage() {
  useShare('chat', '换证、学时，问问换证助手');
  return <ChatScreen />;
}
