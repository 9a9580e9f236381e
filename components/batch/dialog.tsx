"use client";

import { CloseButton, ModalBody, ModalContent, ModalOverlay, ModalRoot, ModalTitle } from "@mantine/core";
import classes from "./dialog.module.css";

interface DialogProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  children: React.ReactNode;
}

/** A question before something is done. Not the ready-made Modal: its head is a second page banner to a screen reader. */
export function Dialog({ title, opened, onClose, children }: DialogProps) {
  return (
    <ModalRoot opened={opened} onClose={onClose} size={520}>
      <ModalOverlay />
      <ModalContent>
        <ModalBody pt="md">
          <div className={classes.head}>
            <ModalTitle fz="lg" fw={620}>
              {title}
            </ModalTitle>
            <CloseButton aria-label="Close" onClick={onClose} />
          </div>
          <div className={classes.body}>{children}</div>
        </ModalBody>
      </ModalContent>
    </ModalRoot>
  );
}
