import { useId, type ReactNode } from 'react';
import type { Profile } from '../api/types.ts';
import { readProfileForm } from './read-profile-form.ts';

const levels = ['beginner', 'intermediate', 'expert'];

/** The four things a user may say; each may be left empty. */
export function ProfileForm({
  profile,
  onSave,
  onCancel,
}: {
  readonly profile: Profile;
  readonly onSave: (profile: Profile) => void;
  readonly onCancel: () => void;
}) {
  const suggestions = useId();
  return (
    <form
      className="profile-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(readProfileForm(new FormData(event.currentTarget)));
      }}
    >
      <Field name="Background" hint="What you do and know">
        <textarea name="background" rows={3} maxLength={1000} defaultValue={profile.background} />
      </Field>
      <Field name="Experience">
        <input
          name="experienceLevel"
          list={suggestions}
          maxLength={100}
          defaultValue={profile.experienceLevel}
        />
      </Field>
      <datalist id={suggestions}>
        {levels.map((level) => (
          <option key={level} value={level} />
        ))}
      </datalist>
      <Field name="Goals" hint="One a line">
        <textarea name="goals" rows={2} defaultValue={profile.goals.join('\n')} />
      </Field>
      <Field name="Interests" hint="One a line">
        <textarea name="interests" rows={2} defaultValue={profile.interests.join('\n')} />
      </Field>
      <div className="dialog-buttons">
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="button button-primary">
          Save
        </button>
      </div>
    </form>
  );
}

function Field({
  name,
  hint,
  children,
}: {
  readonly name: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <label className="profile-field">
      <span>
        {name}
        {hint !== undefined && <span className="quiet"> {hint}</span>}
      </span>
      {children}
    </label>
  );
}
