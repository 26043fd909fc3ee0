import { type Html, html } from './page.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** One thing that is so or not. */
export function checkbox({ value: name, label, hint }: Choice, on: boolean): Html {
  return html`<div class="choice"><input type="checkbox" id="${name}" name="${name}" value="yes"${on ? html` checked` : ''}${
    hint ? html` aria-describedby="${name}-hint"` : ''
  }><label for="${name}">${label}</label>${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}</div>`
}

/** Any number of a list. */
export function checkboxes(
  group: {
    readonly name: string
    readonly legend: string
    readonly options: readonly Choice[]
    readonly problem?: string
  },
  chosen: readonly string[],
): Html {
  return groupOf('checkbox', group, chosen)
}

/** One of a list; nothing is preselected unless it was chosen before. */
export function radios(
  group: {
    readonly name: string
    readonly legend: string
    readonly options: readonly Choice[]
    readonly problem?: string
  },
  chosen?: string,
): Html {
  return groupOf('radio', group, chosen === undefined ? [] : [chosen])
}

function groupOf(
  type: 'checkbox' | 'radio',
  { name, legend, options, problem }: Parameters<typeof checkboxes>[0],
  chosen: readonly string[],
): Html {
  const short = options.every(({ hint }) => hint === undefined)
  return html`<fieldset class="choices${short ? ' short' : ''}" id="${name}"${
    problem ? html` aria-describedby="${name}-error"` : ''
  }><legend>${legend}</legend>${
    problem ? html`<p class="error" id="${name}-error">${problem}</p>` : ''
  }${options.map(({ value, label, hint }) => {
    const id = `${name}-${value}`
    return html`<div class="choice"><input type="${type}" id="${id}" name="${name}" value="${value}"${chosen.includes(value) ? html` checked` : ''}${
      hint ? html` aria-describedby="${id}-hint"` : ''
    }><label for="${id}">${label}</label>${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}</div>`
  })}</fieldset>`
}
