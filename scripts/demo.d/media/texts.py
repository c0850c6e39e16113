"""What the plain papers and lists say."""

AGREEMENT = [
    "between Northlight Studio Oy, Kalevankatu 18, 00100 Helsinki, Finland (the studio)",
    "and Fjell Coffee Roasters Ab, Linnankatu 41, 20100 Turku, Finland (the client).",
    "# 1. What this is for",
    "This agreement holds for every project that the two sides start while it runs. Each project has",
    "its own short offer with scope, price and dates; where the two differ, the offer counts.",
    "# 2. Rounds and decisions",
    "Each piece of work includes two rounds of changes unless the offer says another number. The",
    "client decides in the portal. An approval names the version it is about, and from then on that",
    "version is final. Changes after an approval are a new piece of work, with a price told beforehand.",
    "# 3. Dates",
    "The studio keeps its dates when the client keeps theirs. If texts, pictures or decisions come",
    "later than agreed, the next date moves by the same number of working days.",
    "# 4. Money",
    "Invoices are due fourteen days after they are issued. Work is invoiced in thirds: at the start, at",
    "the approval of the design, and at hand-over. Prices are in euro and without value added tax.",
    "# 5. Rights",
    "With the last payment the client may use the approved work everywhere and for ever. Sketches and",
    "versions that were not chosen stay with the studio. Fonts and photographs keep their own licences.",
    None,
    "# 6. Files",
    "The studio keeps working files for five years and hands over print-ready files at the end of each",
    "project. What the client sends stays the client's.",
    "# 7. Silence",
    "Both sides keep to themselves what they learn about the other's business. The studio may show the",
    "work once it is public.",
    "# 8. Ending it",
    "Either side may end this agreement with thirty days' notice, in writing. Work that was started is",
    "finished or, if both prefer, invoiced as far as it got.",
    "# 9. Law",
    "Finnish law applies. The two sides talk first; if that does not help, the District Court of Helsinki",
    "decides.",
    "# Signed",
    "For the studio: Elin Virta, Helsinki",
    "For the client: Mara Lindqvist, Turku",
]

SPECIFICATION = [
    "Three 250 g bags, Gry, Dag and Natt. Ask Ida Solberg before you change anything.",
    "# Material",
    "Paper 80 g/m², uncoated, laminated to a 12 µm barrier film. Matt outside, one-way valve on the back.",
    "# Size",
    "Flat 412 × 560 mm, finished 140 × 305 × 66 mm. The ridge may move by 1.5 mm at the filling line.",
    "# Colours",
    "Offset, CMYK and one spot: Pantone 7527 U as the ground of Dag. Natt needs a second black:",
    "60 40 40 100 under the sky, 100 alone in the legal text.",
    "# Proof",
    "One press check in Turku. Please keep two hours free and 200 sheets of the final stock ready.",
    "# Finishing",
    "Heat seal 12 mm from the top. No star, letter or moon lies within 4 mm of a seal or a fold.",
    "# Delivery",
    "12,000 bags of each, boxed by 500, to Linnankatu 41, 20100 Turku.",
]

PRODUCTS = """sku,name,roast,origin,notes,weight_g,price_eur,subscription
FJ-GRY-250,Gry,light,"Ethiopia, Guji","apricot, jasmine, honey",250,14.00,yes
FJ-GRY-1000,Gry,light,"Ethiopia, Guji","apricot, jasmine, honey",1000,48.00,yes
FJ-DAG-250,Dag,medium,"Colombia, Huila","hazelnut, plum, cocoa",250,14.00,yes
FJ-DAG-1000,Dag,medium,"Colombia, Huila","hazelnut, plum, cocoa",1000,48.00,yes
FJ-NATT-250,Natt,dark,"Sumatra, Gayo","black cherry, cedar, smoke",250,14.00,yes
FJ-NATT-1000,Natt,dark,"Sumatra, Gayo","black cherry, cedar, smoke",1000,48.00,yes
FJ-RUS-250,Ruska,medium,"Guatemala and Rwanda","fig, toast, orange peel",250,13.00,no
FJ-SET-3,Winter set,,"","Gry, Dag and Natt",750,39.00,yes
"""

HANDOVER = """Winter range, print-ready files

shelf-set.svg       the three bags side by side, for reference only
colours.csv         all colours with their separations

Send these to Finepress in Turku as they are. Questions: ida@northlight.example
"""

COLOURS = """name,used on,hex,cmyk
Sun,Gry,#e2572f,5 79 88 0
Morning,Gry,#f0b98c,3 31 47 0
Noon,Dag,#e6a92d,9 36 92 0
Spruce,Dag,#2f5d4c,80 41 70 33
Sky,Natt,#17273a,93 76 49 55
Moon,Natt,#f6efdc,3 5 15 0
"""

CAPTIONS = """WEBVTT

00:00.000 --> 00:01.800
(wind, a low chord)

00:02.300 --> 00:05.000
The morning belongs to Gry.

00:05.200 --> 00:06.500
The day to Dag.

00:06.800 --> 00:08.400
The dark to Natt.

00:09.500 --> 00:11.000
Fjell. Three bags for the dark months.
"""

NOTICES = """nummer,wasserstand,text
1,normal,Das Schiff kommt pünktlich.
2,normal,Das Schiff kommt 10 Minuten später.
3,normal,Kein Halt. Bitte nehmen Sie den Bus vor dem Bahnhof.
11,niedrig,Das Schiff hält am unteren Steg.
12,niedrig,Fahrräder bitte erst nach den Fahrgästen an Bord bringen.
21,hoch,Der Steg ist gesperrt. Das Schiff hält am Innkai.
22,hoch,Heute fährt kein Schiff. Ihre Karte gilt morgen.
"""

FORMATS = """format,breite_mm,hoehe_mm,saeulen
8/1,1680,2380,0
6/1,1190,2520,3
4/1,1190,1680,12
1/1,594,841,40
"""

STAMPS = """stamp,width_mm,height_mm,field_mm
Roast date,20,6,18
Lot,16,6,24
Best before,20,6,24
"""
