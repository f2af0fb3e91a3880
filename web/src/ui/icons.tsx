import type { ReactNode } from 'react';

/** Line icons of 20 by 20 in the colour of the text around; the control they stand in has the name. */
function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function CloseIcon() {
  return <Icon>{<path d="m5 5 10 10M15 5 5 15" />}</Icon>;
}

export function SendIcon() {
  return <Icon>{<path d="M10 16V4M4.5 9.5 10 4l5.5 5.5" />}</Icon>;
}

export function StopIcon() {
  return <Icon>{<rect x="5.5" y="5.5" width="9" height="9" rx="1.5" fill="currentColor" />}</Icon>;
}

export function PlusIcon() {
  return <Icon>{<path d="M10 4v12M4 10h12" />}</Icon>;
}

export function PencilIcon() {
  return <Icon>{<path d="m4 16 .8-3.4L13 4.4l2.6 2.6-8.2 8.2L4 16Z" />}</Icon>;
}

export function BinIcon() {
  return <Icon>{<path d="M4 6h12M8 6V4h4v2m-6.5 0 .7 10h7.6l.7-10" />}</Icon>;
}

export function MenuIcon() {
  return <Icon>{<path d="M3.5 6h13M3.5 10h13M3.5 14h8" />}</Icon>;
}

export function DocumentsIcon() {
  return <Icon>{<path d="M6 3h5l4 4v10H6V3Zm5 0v4h4" />}</Icon>;
}

export function PersonIcon() {
  return (
    <Icon>
      {<path d="M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 7c0-3 2.7-4.5 6-4.5s6 1.5 6 4.5" />}
    </Icon>
  );
}
