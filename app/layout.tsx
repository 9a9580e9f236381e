import "./globals.css";
import "@mantine/core/styles.layer.css";
import "@mantine/dropzone/styles.layer.css";
import "@mantine/notifications/styles.layer.css";

import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import { connection } from "next/server";
import { SiteFrame } from "@/components/shell/site-frame";
import { readEnv } from "@/lib/env";
import { Providers } from "./providers";

// Through next/font for its preload and its fallback of the same width: text does not move when the font arrives.
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
});

export const metadata: Metadata = {
  title: { default: "SigmaSight", template: "%s · SigmaSight" },
  description: "Drop a portfolio file, see its factor risk at once, and how sure the numbers are.",
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#171b21" },
  ],
};

export default async function RootLayout({ children }: { children: React.ReactNode }) {
  // Settings are read when somebody asks, never while building.
  await connection();
  const simulated = readEnv().SIGMASIGHT_MARKET === "sandbox";

  return (
    <html lang="en" {...mantineHtmlProps} className={inter.variable}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <Providers>
          <SiteFrame simulated={simulated}>{children}</SiteFrame>
        </Providers>
      </body>
    </html>
  );
}
