/// The page that both engines render: standard Mustache, so that one text serves both.
enum BenchTemplate {
  static let text = """
    <!doctype html>
    <html lang="{{language}}" dir="ltr">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <title>Home, {{agency}}</title>
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="/assets/icon-3f9a1c0d5b7e.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/portal-8c1f42d96ab0.css">
    </head>
    <body>
    <a class="skip" href="#main">Skip to content</a>
    <div hidden><svg>
    <symbol id="i-home" viewBox="0 0 20 20"><path d="M3 9.2 10 3l7 6.2M5 8v9h10V8M8.5 17v-5h3v5"/></symbol>
    <symbol id="i-billing" viewBox="0 0 20 20"><path d="M5 3h10v14l-2.5-1.5L10 17l-2.5-1.5L5 17zM8 7h4M8 10.5h4"/></symbol>
    <symbol id="i-files" viewBox="0 0 20 20"><path d="M3 5h5l2 2h7v9H3zM3 9h14M6 12.5h5M6 14.5h3"/></symbol>
    <symbol id="i-feedback" viewBox="0 0 20 20"><path d="M3 4h14v9H9l-4 4v-4H3zM6 7h8M6 10h5"/></symbol>
    </svg></div>
    <header class="letterhead">
    <a class="brand" href="{{root}}"><bdi>{{agency}}</bdi></a>
    <nav class="tabs" aria-label="Portal"><ul>
    <li><a href="{{root}}" aria-current="page"><svg class="icon" aria-hidden="true"><use href="#i-home"/></svg>Home</a></li>
    <li><a href="{{root}}billing/"><svg class="icon" aria-hidden="true"><use href="#i-billing"/></svg>Billing<b aria-hidden="true">{{toPay}}</b><span class="vh">, {{toPay}} to pay</span></a></li>
    </ul></nav>
    <div class="me"><bdi>{{client}}</bdi><form method="post" action="/sign-out"><button class="plain">Sign out</button></form></div>
    </header>
    <main id="main">
    <div class="leaf open">
    <p class="note"><time datetime="{{today.iso}}">{{today.text}}</time></p>
    <div><h1>Hello {{firstName}}, {{toPay}} things are waiting for you.</h1></div>
    </div>
    <section class="leaf ruled first" aria-labelledby="needs">
    <h2 id="needs">Needs you</h2>
    <ul class="needs">
    {{#bills}}
    <li>
    <p class="look figure" aria-hidden="true">{{amount}}</p>
    <div><h3>Invoice {{number}}</h3>
    <p>{{#isLate}}<b class="late-text"><time datetime="{{due.iso}}">{{due.text}}</time></b>, it was due on {{day}}.{{/isLate}}{{^isLate}}Due {{day}}, <time datetime="{{due.iso}}">{{due.text}}</time>.{{/isLate}} For {{about}}.</p></div>
    <a class="go" href="{{address}}">See the invoice<span class="vh">: Invoice {{number}}</span></a>
    </li>
    {{/bills}}
    {{^bills}}
    <li>Nothing waits for you.</li>
    {{/bills}}
    </ul>
    </section>
    <section class="leaf ruled" aria-labelledby="projects">
    <h2 id="projects">Your projects</h2>
    {{#projects}}
    <article class="project">
    <header><h3><a href="{{address}}">{{name}}</a></h3><p class="figure">{{percent}}</p><p>{{status}}, {{done}} of {{total}} milestones done</p></header>
    <ol class="milestones" aria-label="Milestones of {{name}}">
    {{#milestones}}
    <li class="w{{width}} {{state}}"><span>{{title}}{{#isLate}}, {{relative}}{{/isLate}}</span></li>
    {{/milestones}}
    </ol>
    <dl class="facts">
    <div><dt>Next</dt><dd><ol class="deadlines">
    {{#deadlines}}
    <li>{{#isLate}}<b class="late-text"><time datetime="{{due.iso}}">{{due.text}}</time></b>{{/isLate}}{{^isLate}}<time datetime="{{due.iso}}">{{due.text}}</time>{{/isLate}}<span>{{title}}</span><span>{{day}}</span></li>
    {{/deadlines}}
    </ol></dd></div>
    <div><dt><bdi>{{latest.author}}</bdi>, <time datetime="{{latest.posted.iso}}">{{latest.posted.text}}</time></dt><dd>{{latest.text}}</dd></div>
    </dl>
    </article>
    {{/projects}}
    </section>
    <section class="leaf ruled" aria-labelledby="help">
    <h2 id="help">How this works</h2>
    <div class="prose">
    <p>Everything that we make for you is in here: what we work on, what we need from you, what is agreed and what is paid. You need no password; a link comes by mail when you ask for one.</p>
    <p>When something is late on our side we say so here first. When something waits for you it stands on top of this page, and you get one mail about it, not five.</p>
    <p>You can print every invoice, and every page works on a phone, on paper and with a screen reader. If something does not work for you, tell us: that is a mistake of ours.</p>
    </div>
    </section>
    </main>
    <footer class="colophon">
    <p>Questions? Write to <a href="mailto:{{support}}">{{support}}</a></p>
    <p>{{address}}</p>
    </footer>
    </body>
    </html>

    """
}
