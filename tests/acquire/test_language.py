"""Another language is never taken for English, and too little text for none."""

# ruff: noqa: E501 - one sentence a line

import pytest

from dragoman.acquire.language import detect_language

CASES = [
    ("en", "The two ministers agreed that they would hold talks on the security of the region in the coming year."),
    ("fr", "Le ministre des Affaires étrangères a reçu son homologue à Paris pour évoquer la coopération dans la région."),
    ("es", "El ministro de Asuntos Exteriores recibió a su homólogo en Madrid para hablar de la cooperación con la región."),
    ("pt", "O ministro das Relações Exteriores recebeu o seu homólogo em Brasília para uma reunião sobre a cooperação."),
    ("de", "Der Außenminister empfing seinen Amtskollegen in Berlin, um mit ihm über die Lage in der Region zu sprechen."),
    ("it", "Il ministro degli Esteri ha ricevuto il suo omologo a Roma per un incontro sulla cooperazione con la regione."),
    ("nl", "De minister van Buitenlandse Zaken heeft zijn ambtgenoot in Den Haag ontvangen voor overleg over de regio."),
    ("id", "Menteri luar negeri kedua negara bertemu di Jakarta untuk membahas kerja sama yang telah dan akan dilakukan."),
    ("vi", "Bộ trưởng Ngoại giao đã hội đàm với người đồng cấp và ký kết các văn kiện về hợp tác của hai nước trong năm."),
    ("pl", "Minister spraw zagranicznych spotkał się w Warszawie z ministrem i rozmawiał o współpracy, która jest ważna."),
    ("tr", "Dışişleri Bakanı Ankara'da mevkidaşı ile bir araya geldi ve iki ülke arasında iş birliği için daha çok çalıştı."),
    ("ru", "Министр иностранных дел встретился в Москве с коллегой и обсудил с ним вопросы, что были на столе и не решены."),
    ("uk", "Міністр закордонних справ зустрівся у Києві з колегою і обговорив із ним питання співпраці та безпеки в регіоні."),
    ("zh", "外交部长王毅在北京会见了日本外务大臣，双方就中日关系和共同关心的问题交换了意见。"),
    ("ja", "外務大臣は東京でベトナムの外相と会談し、両国の協力について意見を交換した。"),
    ("ko", "외교부 장관은 서울에서 일본 외무대신과 회담을 가졌다고 밝혔다. 양국 관계를 논의했다."),
    ("ar", "التقى وزير الخارجية نظيره في القاهرة وبحثا العلاقات بين البلدين وسبل تعزيز التعاون."),
    ("fa", "وزیر امور خارجه در تهران با همتای خود دیدار کرد و گفت که گفتگوهای دو کشور پیگیری می‌شود."),
    ("th", "รัฐมนตรีว่าการกระทรวงการต่างประเทศพบหารือกับรัฐมนตรีญี่ปุ่นที่กรุงเทพฯ"),
    ("he", "שר החוץ נפגש עם עמיתו בירושלים ודן עמו ביחסים בין שתי המדינות."),
    (None, "Kishida Fumio, Hayashi Yoshimasa, Vo Van Thuong, Bui Thanh Son, Kamikawa Yoko, Pham Minh Chinh"),
    (None, "2024-04-17 12:30 45% 1,200"),
    (None, "Memorandum"),
    (None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_detect_language(expected, text):
    assert detect_language(text) == expected


@pytest.mark.parametrize(("expected", "text"), [case for case in CASES if case[0] != "en"])
def test_a_quoted_english_name_does_not_make_a_text_english(expected, text):
    assert detect_language(f"{text} Free and Open Indo-Pacific") != "en"
