import { useState } from 'react';
import type { Fault } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { useSubmit } from '../use-submit.ts';
import { nameProblem, offeredName, passwordProblem } from './join-rules.ts';

type Checked = 'name' | 'password';

export interface Join {
  readonly displayName: string;
  /** As it is in the field: what the person typed, else what is offered. */
  readonly name: string;
  readonly password: string;
  readonly setDisplayName: (displayName: string) => void;
  readonly setName: (name: string) => void;
  readonly setPassword: (password: string) => void;
  /** What is wrong is said of a field when somebody has left it, or wanted to go on. */
  readonly leave: (field: Checked) => void;
  readonly wrong: Readonly<Record<Checked, string | undefined>>;
  readonly busy: boolean;
  readonly fault: Fault | undefined;
  readonly submit: () => void;
}

/** Who one will be on the server that `link` leads to. */
export function useJoin(link: string): Join {
  const { entry } = useApp();
  const { busy, fault, run } = useSubmit();
  const [displayName, setDisplayName] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState('');
  const [left, setLeft] = useState<Readonly<Record<Checked, boolean>>>({ name: false, password: false });
  const name = chosen ?? offeredName(displayName);
  // Somebody else has it: only the server could know.
  const taken = fault?.code === 'Conflict' && asked === name ? fault.text : undefined;
  const problems = { name: nameProblem(name.trim()), password: passwordProblem(password) };
  const submit = (): void => {
    setLeft({ name: true, password: true });
    if (problems.name ?? problems.password) return;
    setAsked(name);
    const newcomer = {
      link,
      name: name.trim().toLowerCase(),
      displayName: displayName.trim() || name,
      password,
    };
    void run(() => entry.enter('account.join', newcomer));
  };
  return {
    ...{ displayName, name, password, setDisplayName, setPassword, busy, submit },
    fault: fault?.code === 'Conflict' ? undefined : fault,
    setName: setChosen,
    leave: (field) => setLeft({ ...left, [field]: true }),
    wrong: {
      name: left.name || chosen ? (problems.name ?? taken) : undefined,
      password: left.password ? problems.password : undefined,
    },
  };
}
