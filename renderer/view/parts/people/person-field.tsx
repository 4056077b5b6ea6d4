import { useState } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { PrincipalSummary } from '#renderer/store/facts.ts';
import { Icon } from '#renderer/view/icons.tsx';
import { tameName } from '#renderer/view/plain-text.ts';
import { Skeleton } from '#renderer/view/skeleton.tsx';
import { strings } from '#renderer/view/strings.ts';
import { principalName } from './principal-name.ts';
import { type FindPeople, useEligible } from './use-eligible.ts';

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly taken: readonly PrincipalSummary[];
  readonly find: FindPeople;
  readonly onPick: (person: PrincipalSummary) => void;
}

/** Finds somebody while one writes; Enter takes whom the arrows chose. */
export function PersonField({ label, placeholder, taken, find, onPick }: Props) {
  const [text, setText] = useState('');
  const { found, more, asking } = useEligible(find, text, taken);
  const pick = (address: string): void => {
    const person = found.find((each) => each.address === address);
    setText('');
    if (person) onPick(person);
  };
  return (
    <ComboBox
      className="person-field"
      // With a text only: emptied by a choice, the field would open its list again.
      items={text.trim() === '' ? [] : found}
      inputValue={text}
      onInputChange={setText}
      selectedKey={null}
      onSelectionChange={(key) => key !== null && pick(String(key))}
      allowsEmptyCollection={text.trim() !== ''}
    >
      <Label className="unseen">{label}</Label>
      <Input className="input" placeholder={placeholder} dir="auto" />
      <Popover className="popover people-found" placement="bottom start">
        <ListBox<PrincipalSummary>
          className="menu"
          renderEmptyState={() =>
            asking ? (
              <Skeleton words={strings.roomForm.looking} lines={2} />
            ) : (
              <p className="nobody-found">{strings.roomForm.nobody}</p>
            )
          }
        >
          {(person) => (
            <ListBoxItem id={person.address} className="menu-item person" textValue={principalName(person)}>
              <Icon name={person.type === 'LocalUser' ? 'person' : 'people'} />
              <Text slot="label" className="clip">
                <bdi>{principalName(person)}</bdi>
              </Text>
              <Text slot="description" className="clip">
                <bdi>{tameName(person.address)}</bdi>
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
        {more && <p className="nobody-found">{strings.roomForm.more}</p>}
      </Popover>
    </ComboBox>
  );
}
