"use client";

import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { cssVariables, theme } from "@/components/theme/theme";

/** What every client component may count on: theme, notifications, and one query cache a browser tab. */
export function Providers({ children }: { children: React.ReactNode }) {
  // In state, not at module level: on the server each request has its own.
  const [queries] = useState(
    () => new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, refetchOnWindowFocus: true } } }),
  );

  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      <Notifications position="bottom-right" />
    </MantineProvider>
  );
}
