extension Spoiled {
  /// Of `ReviewDocument.sound`.
  static let review: [Spoiled] = deliverables + pins + documents

  private static let deliverables: [Spoiled] = [
    Spoiled(
      "deliverables", #""project":"site""#, #""project":"nowhere""#,
      "deliverables[0].project: there is no project “nowhere”"),
    Spoiled(
      "deliverables", #""reviewers":["ada"]"#, #""reviewers":["eve"]"#,
      "deliverables[0].reviewers[0]: there is no client “eve”"),
    Spoiled(
      "deliverables", #""reviewers":["ada"]"#, #""reviewers":["ada","ada"]"#,
      "deliverables[0].reviewers[1]: “ada” stands at deliverables[0].reviewers[0] too"),
    Spoiled(
      "deliverables", #""number":2"#, #""number":1"#,
      "deliverables[0].versions[1].number: “1” stands at deliverables[0].versions[0].number too"),
    Spoiled(
      "deliverables", #""id":"c2""#, #""id":"c1""#,
      "deliverables[0].versions[0].comments[1].id: “c1” stands at deliverables[0].versions[0].comments[0].id too"
    ),
    Spoiled(
      "deliverables", #""client":"ada","body":"Hm""#, #""body":"Hm""#,
      "deliverables[0].versions[0].comments[0].client: needs who wrote it: a client or a member, and not both"
    ),
    Spoiled(
      "deliverables", #""replyTo":"c1""#, #""replyTo":"c9""#,
      "deliverables[0].versions[0].comments[1].replyTo: there is no comment “c9”"),
    Spoiled(
      "deliverables", #""author":"max@acme.example","createdAt":"2026-11-10T09:00:00Z","#,
      #""author":"max@acme.example","createdAt":"2026-11-10T09:00:00Z","comments":[{"id":"c4","client":"ada","#
        + #""replyTo":"c1","body":"No","postedAt":"2026-11-11T09:00:00Z"}],"#,
      "deliverables[0].versions[1].comments[0].replyTo: is a comment on another version"),
    Spoiled(
      "deliverables", #""files":[{"file":"one.txt"}],"#, "",
      "deliverables[0].versions[0]: needs files or a link, and not both"),
    Spoiled(
      "deliverables", #""link":"https://app.example/p""#,
      #""link":"https://app.example/p","files":[{"file":"one.txt"}]"#,
      "deliverables[1].versions[0]: needs files or a link, and not both"),
    Spoiled(
      "deliverables", #""approvals":[{"id":"a1","version":"v2""#, #""approvals":[{"id":"a1","version":"v1""#,
      "deliverables[0].status: is approved, but nobody approved the newest version"),
    Spoiled(
      "deliverables", #""reviewers":["ada"]"#, #""reviewers":["ada","ben"]"#,
      "deliverables[0].status: is approved, but not by everybody who was named to review it"),
    Spoiled(
      "deliverables",
      #"{"id":"r2","version":"v3","client":"ben","note":"Larger","requestedAt":"2026-11-12T09:00:00Z"}"#,
      "", "deliverables[1].status: is changes_requested, but nobody asked for changes to the newest version"),
    Spoiled(
      "deliverables", #""version":"v3","client":"ben""#, #""version":"v1","client":"ben""#,
      "deliverables[1].changeRequests[0].version: is not one of this deliverable's"),
    Spoiled(
      "deliverables", #"{"id":"a1","version":"v2""#, #"{"id":"a1","version":"v3""#,
      "deliverables[0].approvals[0].version: is not one of this deliverable's"),
    Spoiled(
      "deliverables", #""replyTo":"c1""#, #""replyTo":"c3""#,
      "deliverables[0].versions[0].comments[1].replyTo: is a comment that comes later in the file: list a "
        + "conversation in the order in which it was held"),
    Spoiled(
      "deliverables", #""reviewers":["ada"]"#, #""reviewers":["ben"]"#,
      "deliverables[0].reviewers: names a client who has no access to the project"),
    Spoiled(
      "deliverables", #""title":"Prototype","#, #""title":"Prototype","reviewers":["ada"],"#,
      "deliverables[1].reviewers: names a client who may not approve in the project"),
    Spoiled(
      "deliverables", #"{"id":"a1","version":"v2","client":"ada""#,
      #"{"id":"a1","version":"v2","client":"ben""#,
      "deliverables[0].approvals[0].client: is a client who has no access to the project"),
    Spoiled(
      "deliverables", #""version":"v1","client":"ada""#, #""version":"v1","client":"ben""#,
      "deliverables[0].changeRequests[0].client: is a client who has no access to the project"),
    Spoiled(
      "deliverables", #""status":"approved","readyAt":"2026-11-10T09:00:00Z""#, #""status":"approved""#,
      "deliverables[0].readyAt: is missing: only a draft may be without it"),
  ]

  private static let place =
    "deliverables[0].versions[0].comments[0].pin: is not a place: x and y from 0 to 1 on an image, page (with x and "
    + "y) on a PDF, or at (and until) in seconds; file is 1 to 20"

  private static let pins: [Spoiled] =
    [
      #"{"x":0.5}"#, #"{"x":1.5,"y":0}"#, #"{"x":-0.5,"y":0}"#, #"{"x":"0.5","y":0}"#, #"{"x":5e-1,"y":0}"#,
      "{}",
      #"{"at":3,"x":0.5,"y":0.5}"#, #"{"at":3,"until":2}"#, #"{"x":0.5,"y":0.5,"z":1}"#,
      #"{"page":0,"x":0.5,"y":0.5}"#,
      #"{"file":21,"x":0.5,"y":0.5}"#, #"{"file":1.5,"x":0.5,"y":0.5}"#, #"{"x":0.5,"x":0.5,"y":0.5}"#,
    ].map { Spoiled("deliverables", #"{"x":0.5,"y":0.25}"#, $0, place) } + [
      Spoiled(
        "deliverables", #"{"x":0.5,"y":0.25}"#, "[0.5]",
        "deliverables[0].versions[0].comments[0].pin: must be an object, not a list"),
      Spoiled(
        "deliverables", #"{"x":0.5,"y":0.25}"#, #"{"file":2,"x":0.5,"y":0.25}"#,
        "deliverables[0].versions[0].comments[0].pin: is about a file that the version does not have"),
    ]

  private static let documents: [Spoiled] = [
    Spoiled(
      "files", #""scope":"project","project":"site""#, #""scope":"project""#,
      "files[0].project: is missing: the scope is project"),
    Spoiled(
      "files", #""scope":"workspace""#, #""scope":"workspace","client":"ada""#,
      "files[1].client: belongs to the scope client only"),
    Spoiled(
      "fileRequests", #""client":"ada""#, #""client":"eve""#,
      "fileRequests[0].files[0].client: there is no client “eve”"),
    Spoiled(
      "feedback", "olga@acme.example", "eve@acme.example",
      "feedback[0].messages[1].member: there is no member “eve@acme.example”"),
    Spoiled(
      "feedback", #""attachments":[{"file":"one.txt"}]"#,
      #""attachments":[\#(Array(repeating: #"{"file":"one.txt"}"#, count: 6).joined(separator: ","))]"#,
      "feedback[0].messages[0].attachments: has more than 5 items"),
    Spoiled(
      "deliverables", #""files":[{"file":"one.txt"}]"#,
      #""files":[\#(Array(repeating: #"{"file":"one.txt"}"#, count: 21).joined(separator: ","))]"#,
      "deliverables[0].versions[0].files: has more than 20 items"),
  ]
}
