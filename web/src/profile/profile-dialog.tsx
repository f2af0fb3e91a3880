import { useEffect, useState } from 'react';
import { loadProfile, saveProfile } from '../api/profile.ts';
import type { Profile } from '../api/types.ts';
import { ErrorNote } from '../ui/error-note.tsx';
import { Modal } from '../ui/modal.tsx';
import './profile.css';
import { ProfileForm } from './profile-form.tsx';

/** Where users say who they are. */
export function ProfileDialog({ onClose }: { readonly onClose: () => void }) {
  const [profile, setProfile] = useState<Profile>();
  const [error, setError] = useState<unknown>();

  useEffect(() => {
    const left = new AbortController();
    loadProfile(left.signal).then(setProfile, (reason: unknown) => {
      if (!left.signal.aborted) setError(reason);
    });
    return () => left.abort();
  }, []);

  const save = (changed: Profile) => {
    setError(undefined);
    saveProfile(changed).then(onClose, setError);
  };

  return (
    <Modal label="About you" className="dialog" onClose={onClose}>
      <h2>About you</h2>
      <p>
        Answers take their tone from it, and documents meant for you come first. It is never used as
        a source.
      </p>
      {error !== undefined && <ErrorNote error={error} />}
      {profile && <ProfileForm profile={profile} onSave={save} onCancel={onClose} />}
    </Modal>
  );
}
