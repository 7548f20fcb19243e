import { ChatScreen } from '../../features/chat/ChatScreen';

export default function ChatPage() {
  return <ChatScreen />;
}
